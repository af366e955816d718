/** 删除个人信息以后，记录里显示的名字。 */
export const personal = {
  nameErased: '已注销用户',
}
